using LlmJudgeStats.Tool;

return App.RunOnConsole(args);
