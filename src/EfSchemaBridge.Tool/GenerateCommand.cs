using System.CommandLine;
using EfSchemaBridge.Design.Scaffolding.Naming;

namespace EfSchemaBridge.Tool;

/// <summary><c>generate</c>: writes the classes and the context of a schema. The build runs it.</summary>
internal static class GenerateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var schema = new Option<string>("--schema") { Description = "The schema's file or folder.", Required = true };
        var output = new Option<string>("--output") { Description = "The folder to write to.", Required = true };
        var name = new Option<string>("--namespace") { Description = "The namespace of the classes.", Required = true };
        var context = new Option<string?>("--context") { Description = "The name of the context's class; the last part of the namespace, followed by Context, unless it is given." };
        var projectFolder = new Option<string?>("--project-dir") { Description = "The project's folder; the current one unless it is given." };
        var command = new Command("generate", "Writes the classes and the context of a schema. What is wrong with it is printed in lines that builds read: file(line,column): error CODE: message.") { schema, output, name, context, projectFolder };
        command.SetAction(result => new Generation
        {
            Place = result.GetRequiredValue(schema),
            OutputFolder = result.GetRequiredValue(output),
            Namespace = result.GetRequiredValue(name),
            ContextName = result.GetValue(context) ?? NamingRule.Context(result.GetRequiredValue(name)),
            ProjectFolder = Path.GetFullPath(result.GetValue(projectFolder) ?? "."),
            Output = result.InvocationConfiguration.Output,
            Error = result.InvocationConfiguration.Error,
        }.Run());
        return command;
    }
}
