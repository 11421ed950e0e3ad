using System.CommandLine;
using System.CommandLine.Invocation;
using EfSchemaBridge.Tool;

var call = ToolCommandLine.Create().Parse(args);
if (call.Action is ParseErrorAction)
{
    return ParseErrors.Tell(call);
}

return await call.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,

    // After Ctrl-C a migration that is not in one transaction must be able to write down how far it came.
    ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
}).ConfigureAwait(false);
