namespace EfSchemaBridge.Schema.Binding;

/// <summary>Names that Prisma's clients cannot give to a model or enum, so that its engine refuses them.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "PrismaClient",
        "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
        "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof",
        "interface", "let", "new", "null", "package", "private", "protected", "public", "return", "super", "switch",
        "this", "throw", "true", "try", "typeof", "using", "var", "void", "while", "with", "yield",
    };

    public static bool Contains(string name) => Names.Contains(name);
}
