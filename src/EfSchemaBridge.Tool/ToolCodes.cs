namespace EfSchemaBridge.Tool;

/// <summary>The codes of what the tool itself has to say, 30xx.</summary>
internal static class ToolCodes
{
    /// <summary>There is no schema at the given place.</summary>
    public const string NoSchema = "ESB2001";

    /// <summary>The schema holds a connection, which is not written into code.</summary>
    public const string ConnectionInSchema = "ESB2002";

    /// <summary>A name for generated code is no C# identifier.</summary>
    public const string InvalidName = "ESB2003";

    /// <summary>A generated file would overwrite a hand-written one.</summary>
    public const string HandWrittenFile = "ESB2004";

    /// <summary>A file is not UTF-8.</summary>
    public const string NotUtf8 = "ESB2005";

    /// <summary>A file cannot be read or written.</summary>
    public const string InaccessibleFile = "ESB2006";
}
