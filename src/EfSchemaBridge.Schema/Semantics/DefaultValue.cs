namespace EfSchemaBridge.Schema.Semantics;

/// <summary>The argument of <c>@default</c>.</summary>
public abstract record DefaultValue
{
    private DefaultValue()
    {
    }

    /// <summary>A value written in the schema.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Constant(Literal Value) : DefaultValue;

    /// <summary><c>autoincrement()</c>: the database's sequence.</summary>
    public sealed record Autoincrement : DefaultValue;

    /// <summary><c>now()</c>: the database's clock.</summary>
    public sealed record Now : DefaultValue;

    /// <summary><c>dbgenerated("...")</c>: an expression of the database.</summary>
    /// <param name="Sql">The expression, or null for <c>dbgenerated()</c>.</param>
    public sealed record DbGenerated(string? Sql) : DefaultValue;

    /// <summary>A value the client makes: <c>uuid() cuid() ulid() nanoid()</c>.</summary>
    /// <param name="Generator">Which kind.</param>
    /// <param name="Argument">The version (uuid: 4 or 7; cuid: 1 or 2) or length (nanoid), or null where none is written.</param>
    public sealed record ClientGenerated(ClientGenerator Generator, int? Argument) : DefaultValue;
}

/// <summary>The kinds of id that the client makes.</summary>
public enum ClientGenerator
{
    /// <summary><c>uuid()</c>.</summary>
    Uuid,

    /// <summary><c>cuid()</c>.</summary>
    Cuid,

    /// <summary><c>ulid()</c>.</summary>
    Ulid,

    /// <summary><c>nanoid()</c>.</summary>
    Nanoid,
}

/// <summary>A constant, typed by the field it is the default of.</summary>
public abstract record Literal
{
    private Literal()
    {
    }

    /// <summary>Text: of a String field, or JSON, base64 (Bytes) or RFC 3339 (DateTime) text.</summary>
    /// <param name="Value">The text with its escapes resolved.</param>
    public sealed record Text(string Value) : Literal;

    /// <summary>A number, kept as written: a Decimal's digits are not to be lost.</summary>
    /// <param name="Digits">The number as written.</param>
    public sealed record Number(string Digits) : Literal;

    /// <summary>true or false.</summary>
    /// <param name="Value">Which.</param>
    public sealed record Boolean(bool Value) : Literal;

    /// <summary>A value of the field's enum.</summary>
    /// <param name="Value">Which value.</param>
    public sealed record Enum(EnumValue Value) : Literal;

    /// <summary>A list of constants.</summary>
    /// <param name="Elements">The elements, in order.</param>
    public sealed record List(IReadOnlyList<Literal> Elements) : Literal;
}
