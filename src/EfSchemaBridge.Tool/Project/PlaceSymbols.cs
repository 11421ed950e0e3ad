using System.CommandLine;

namespace EfSchemaBridge.Tool.Project;

/// <summary>How a command is told where the schema is: <c>PLACE</c> or <c>--schema PLACE</c>, or not at all.</summary>
internal sealed class PlaceSymbols
{
    private readonly Argument<string?> place = new("PLACE")
    {
        Description = "The schema's file or folder. Without it: where the property SchemaBridgeSchema of the project file says, else prisma/schema.prisma, schema.prisma or the folder prisma.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> schema = new("--schema") { Description = "The same as PLACE.", HelpName = "PLACE" };

    /// <summary>Makes a command take them.</summary>
    public void AddTo(Command command)
    {
        command.Add(place);
        command.Add(schema);
        command.Validators.Add(result =>
        {
            if (result.GetValue(place) is ['-', ..] option)
            {
                result.AddError(ParseErrors.Unknown(option, command));
            }

            if (result.GetValue(place) is not null && result.GetValue(schema) is not null)
            {
                result.AddError("PLACE and --schema mean the same: give one of them.");
            }
        });
    }

    /// <summary>The file or folder of the schema, or null after an error was printed.</summary>
    public string? Find(ParseResult result)
    {
        var error = result.InvocationConfiguration.Error;
        return (result.GetValue(place) ?? result.GetValue(schema)) is { } given ? SchemaPlace.Check(given, error) : SchemaPlace.Find("", error);
    }
}
