using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.Design.Scaffolding.Naming;

/// <summary>
/// The C# names of a schema's names.
/// <list type="number">
/// <item>A name that is a C# identifier and begins with an upper-case letter stays as it is: <c>User</c>, <c>ADMIN</c>, <c>Post_Tag</c>.</item>
/// <item>Any other name is put together from its words, each with an upper-case first letter: <c>created_at</c> gives <c>CreatedAt</c>,
/// <c>authorId</c> gives <c>AuthorId</c>. Between two digits an underscore stays (<c>v1_2</c> gives <c>V1_2</c>), before a leading digit one is set.</item>
/// <item>A class whose name had to be put together is singular: <c>job_applications</c> gives <c>JobApplication</c>. Latin
/// plurals that English reads as singular stay: <c>user_data</c> gives <c>UserData</c>.</item>
/// <item>The <c>DbSet</c> of a class has the plural of its name.</item>
/// <item>Where a name is taken, the first of 1, 2, 3... that makes it free is added (<see cref="NameScope"/>).</item>
/// </list>
/// A model or enum may have the name of a type or namespace that generated code does not mention, such as <c>Task</c> or <c>System</c>:
/// in its namespace, hand-written code then has to write <c>global::System</c>.
/// </summary>
/// <param name="pluralizer">EF Core's English plurals.</param>
internal sealed partial class NamingRule(IPluralizer pluralizer)
{
    /// <summary>The name of the context of a namespace: its last part, followed by <c>Context</c>.</summary>
    public static string Context(string rootNamespace) => Member(rootNamespace.Split('.')[^1]) + "Context";

    /// <summary>
    /// The namespace of a project's root namespace, which may be any text (<c>my-app</c>): what C# does not allow becomes an
    /// underscore, as in the projects that <c>dotnet new</c> makes, and one is set before a digit or a keyword.
    /// </summary>
    public static string Namespace(string rootNamespace) => string.Join('.', rootNamespace.Split('.').Select(Segment));

    /// <summary>True for text that can be a name in C#.</summary>
    public static bool IsIdentifier(string text) => Identifier().IsMatch(text) && !Keywords.Contains(text);

    private static string Segment(string text)
    {
        var segment = NotInIdentifiers().Replace(text, "_");
        return IsIdentifier(segment) ? segment : "_" + segment;
    }

    /// <summary>The name of a property, a navigation, an enum or one of its members.</summary>
    public static string Member(string name)
    {
        if (UpperCaseIdentifier().IsMatch(name))
        {
            return name;
        }

        var identifier = string.Concat(Words().Matches(name).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));
        return identifier.Length == 0 || char.IsDigit(identifier[0]) ? "_" + identifier : identifier;
    }

    /// <summary>The name of an entity class.</summary>
    public string Class(string name)
    {
        var member = Member(name);
        var isSingular = member == name || member.EndsWith('a');
        return isSingular ? member : pluralizer.Singularize(member);
    }

    /// <summary>The name of the <c>DbSet</c> of a class.</summary>
    public string Set(string className) => pluralizer.Pluralize(className);

    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ]);

    [GeneratedRegex(@"[^\p{L}\p{Nd}_]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInIdentifiers();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^\p{Lu}[\p{L}\p{Nd}_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex UpperCaseIdentifier();

    /// <summary>Letters and digits; an underscore counts as a word where it parts two digits.</summary>
    [GeneratedRegex(@"[\p{L}\p{Nd}]+|(?<=\p{Nd})_(?=\p{Nd})", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
