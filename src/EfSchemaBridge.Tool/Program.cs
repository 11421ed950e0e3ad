using EfSchemaBridge.Tool;

return await ToolCommandLine.Create().Parse(args).InvokeAsync(new()
{
    EnableDefaultExceptionHandler = false,

    // After Ctrl-C a migration that is not in one transaction must be able to write down how far it came.
    ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
}).ConfigureAwait(false);
