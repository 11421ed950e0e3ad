using CsCheck;

namespace EfSchemaBridge.Schema.Tests.Fuzzing;

/// <summary>Generators of texts that are schemas, nearly.</summary>
internal static class SchemaGenerators
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "A", "B", "C", "id", "name", "b", "bs", "aId", "E", "ONE", "TWO", "map", "fields", "references", "true", "now", "Cascade", "Desc", "é", "1a", "a-b", "𝒳");

    private static readonly Gen<string> Type = Gen.OneOf(
        "Int", "String", "Boolean", "DateTime", "Json", "Bytes", "Decimal", "BigInt", "Float", "A", "B", "C", "E", "Unsupported(\"x\")", "int", "Nope");

    private static readonly Gen<string> Arity = Gen.OneOf("", "", "", "?", "[]", "[]?", "!");

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, nested) => depth > 4
        ? Word
        : Gen.Frequency(
            (4, Word),
            (2, Gen.OneOf("1", "-1.5", "0", "99999999999999999999", "\"text\"", "\"\\n\\u00e9\"", "\"\\ud83d\"", "\"\\x\"", "\"\"", "now()", "autoincrement()", "uuid(7)", "cuid()")),
            (2, nested.Array[0, 3].Select(values => $"[{string.Join(", ", values)}]")),
            (1, Gen.Select(Word, nested.Array[0, 2], (name, values) => $"{name}({string.Join(", ", values)})")),
            (1, Gen.Select(Word, nested, (name, value) => $"{{ {name}: {value} }}"))));

    private static readonly Gen<string> Argument = Gen.Frequency(
        (2, Value), (2, Gen.Select(Word, Value, (name, value) => $"{name}: {value}")), (1, Gen.OneOf("fields: [aId]", "references: [id]", "[id, name]", "map: \"x\"", "name:")));

    private static readonly Gen<string> Arguments = Argument.Array[0, 3].Select(values => $"({string.Join(", ", values)})");

    private static readonly Gen<string> AttributeName = Gen.OneOf(
        "id", "unique", "default", "relation", "map", "updatedAt", "ignore", "db.VarChar", "db.Uuid", "index", "schema", "fulltext", "nope", "db.");

    private static readonly Gen<string> Attribute = Gen.Select(AttributeName, Gen.OneOf(Gen.Const(""), Arguments), (name, arguments) => $"@{name}{arguments}");

    private static readonly Gen<string> Field = Gen.Select(Word, Type, Arity, Attribute.Array[0, 3], (name, type, arity, attributes) => $"{name} {type}{arity} {string.Join(' ', attributes)}");

    private static readonly Gen<string> Line = Gen.Frequency(
        (6, Field),
        (2, Attribute.Select(attribute => $"@{attribute}")),
        (1, Gen.Select(Word, Value, (name, value) => $"{name} = {value}")),
        (1, Gen.OneOf("id Int @id", "", "// comment", "/// documentation", "/* over\n lines */", "}", "{", "???", "ONE", "provider = \"postgresql\"")));

    private static readonly Gen<string> Block = Gen.Select(
        Gen.OneOf("model", "model", "model", "enum", "view", "type", "datasource", "generator", "table"), Word, Line.Array[0, 6], LineEnd(),
        (keyword, name, lines, end) => $"{keyword} {name} {{{end}{string.Concat(lines.Select(line => $"  {line}{end}"))}}}{end}");

    /// <summary>Texts built from the pieces of the grammar, in any combination.</summary>
    public static Gen<string> NearValid { get; } = Block.Array[1, 4].Select(string.Concat);

    /// <summary>Characters that mean something to a schema or to Unicode, in any order.</summary>
    public static Gen<string> Noise { get; } = Gen.OneOf(
        Gen.OneOf("{}()[]@,:=.?!\"\\/*-_ \t\r\n\0\uFEFF\u2028é\uD83D\uDE00aZ09".ToCharArray()).Array[0, 80].Select(characters => new string(characters)),
        Gen.String[0, 80]);

    /// <summary>Seeds after one to five changes of bytes, words or lines.</summary>
    public static Gen<string> Mutated(IReadOnlyList<string> seeds) =>
        Gen.Select(Gen.Int[0, seeds.Count - 1], Mutation(seeds).Array[1, 5], (seed, mutations) => mutations.Aggregate(seeds[seed], (text, mutate) => mutate(text)));

    private static Gen<string> LineEnd() => Gen.OneOf("\n", "\n", "\n", "\r\n", "\r");

    private static Gen<Func<string, string>> Mutation(IReadOnlyList<string> seeds) =>
        Gen.Select(Unit(), Gen.Int[0, 5], Gen.Double.Unit, Gen.Double.Unit, Insertion(seeds), (unit, change, first, second, insertion) =>
            (Func<string, string>)(text => Mutate(unit(text), change, first, second, insertion)));

    private static Gen<string> Insertion(IReadOnlyList<string> seeds) => Gen.OneOf(
        Noise.Select(noise => noise[..Math.Min(noise.Length, 5)]), Line.Select(line => $"\n{line}\n"), Value, Attribute, Block,
        Gen.Select(Gen.Int[0, seeds.Count - 1], Gen.Double.Unit, (seed, place) => seeds[seed][(int)(place * seeds[seed].Length)..]));

    /// <summary>How a text is cut into what is changed.</summary>
    private static Gen<Func<string, List<string>>> Unit() => Gen.OneOf<Func<string, List<string>>>(
        text => [.. text.Select(character => character.ToString())],
        text => Pieces(text, char.IsWhiteSpace),
        text => Pieces(text, character => !char.IsLetterOrDigit(character)),
        text => Pieces(text, character => character == '\n'));

    private static List<string> Pieces(string text, Func<char, bool> ends)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (ends(text[i]))
            {
                pieces.Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        pieces.Add(text[start..]);
        return pieces;
    }

    private static string Mutate(List<string> units, int change, double first, double second, string insertion)
    {
        if (units.Count == 0)
        {
            return insertion;
        }

        var (i, j) = ((int)(first * units.Count), (int)(second * units.Count));
        switch (change)
        {
            case 0:
                units.RemoveAt(i);
                break;
            case 1:
                units.Insert(j, units[i]);
                break;
            case 2:
                (units[i], units[j]) = (units[j], units[i]);
                break;
            case 3:
                units[i] = insertion;
                break;
            case 4:
                units.RemoveRange(Math.Min(i, j), Math.Abs(i - j) / 4);
                break;
            default:
                units.Insert(i, insertion);
                break;
        }

        return string.Concat(units);
    }
}
