using System.CommandLine;

namespace EfSchemaBridge.Tool.Project;

/// <summary><c>--schema PLACE</c>: how a command is told where the schema is, if at all.</summary>
internal sealed class SchemaOption : Option<string?>
{
    /// <summary>Creates the option.</summary>
    public SchemaOption()
        : base("--schema")
    {
        Description = "The schema's file or folder. Without it: where the property SchemaBridgeSchema of the project file says, else prisma/schema.prisma, schema.prisma or the folder prisma.";
        HelpName = "PLACE";
    }

    /// <summary>The schema's file or folder.</summary>
    /// <exception cref="ToolException">ESB2001: there is none.</exception>
    public string Find(ParseResult result)
    {
        var error = new StringWriter();
        return (result.GetValue(this) is { } given ? SchemaPlace.Check(given, error) : SchemaPlace.Find("", error))
            ?? throw new ToolException(ToolCodes.NoSchema, error.ToString().Split($"error {ToolCodes.NoSchema}: ")[^1].Trim());
    }
}
