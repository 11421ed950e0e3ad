namespace EfSchemaBridge.Tool;

/// <summary>The codes of what the tool itself has to say, <c>ESB20xx</c>.</summary>
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

    /// <summary>There is no project to work on, or more than one.</summary>
    public const string NoProject = "ESB2024";

    /// <summary>A question needs an answer and nobody can be asked.</summary>
    public const string Unanswered = "ESB2025";

    /// <summary>The connection is not set anywhere.</summary>
    public const string NoConnection = "ESB2009";

    /// <summary>The connection cannot be read.</summary>
    public const string InvalidConnection = "ESB2010";

    /// <summary>PostgreSQL or the way to it failed.</summary>
    public const string DatabaseError = "ESB2011";

    /// <summary>A seed command is not set, or it failed.</summary>
    public const string Seed = "ESB2012";

    /// <summary>The schema has errors; they are printed before.</summary>
    public const string InvalidSchema = "ESB2013";

    /// <summary>The database is not what the migrations make.</summary>
    public const string Diverged = "ESB2014";

    /// <summary>The migrations hold what comes from C# and not from the schema.</summary>
    public const string CodeFirstParts = "ESB2015";

    /// <summary>Data would be lost, or rows stand in the way.</summary>
    public const string DataLoss = "ESB2016";

    /// <summary>Migrations cannot be squashed.</summary>
    public const string CannotSquash = "ESB2017";

    /// <summary>The database cannot be adopted.</summary>
    public const string CannotAdopt = "ESB2018";

    /// <summary>The database server refuses the user; Prisma's P1000.</summary>
    public const string AuthenticationFailed = "ESB2020";

    /// <summary>The database server cannot be reached; Prisma's P1001 and P1002.</summary>
    public const string Unreachable = "ESB2021";

    /// <summary>There is no such database; Prisma's P1003.</summary>
    public const string NoDatabase = "ESB2022";

    /// <summary>The user may not do what was asked; Prisma's P1010.</summary>
    public const string AccessDenied = "ESB2023";

    /// <summary>An error that the tool does not know: a mistake of its own.</summary>
    public const string Unforeseen = "ESB2026";

    /// <summary>A project file says something that only MSBuild can make out, or is not XML.</summary>
    public const string UnclearProject = "ESB2027";
}
