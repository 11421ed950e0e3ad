using System.Text.Json.Serialization;

namespace EfSchemaBridge.Relational;

/// <summary>The value a database gives a column that an INSERT leaves out.</summary>
[JsonDerivedType(typeof(Expression), "expression")]
[JsonDerivedType(typeof(Serial), "serial")]
[JsonDerivedType(typeof(Identity), "identity")]
internal abstract record ColumnDefault
{
    private ColumnDefault()
    {
    }

    /// <summary>An SQL expression. Two spellings of one may be the same default (<see cref="DefaultExpression.AreSame"/>).</summary>
    /// <param name="Sql">The expression, spelled as it is to be printed.</param>
    public sealed record Expression(string Sql) : ColumnDefault;

    /// <summary>A sequence that the column owns (<c>SERIAL</c>). Its name makes no difference.</summary>
    /// <param name="Sequence">The sequence's name where a database told it; null for the one PostgreSQL chooses.</param>
    public sealed record Serial(string? Sequence = null) : ColumnDefault
    {
        /// <summary>The expression where a database told it: a sequence that C# declares may have many readers.</summary>
        [JsonIgnore]
        public string? Sql { get; init; }

        /// <summary>True for an identity column, which is the same to the language; PostgreSQL alters its sequence with it.</summary>
        [JsonIgnore]
        public bool IsIdentity { get; init; }

        public bool Equals(Serial? other) => other is not null;

        public override int GetHashCode() => 0;
    }

    /// <summary>An identity column, as EF makes them.</summary>
    /// <param name="Always">True for GENERATED ALWAYS, false for BY DEFAULT.</param>
    public sealed record Identity(bool Always) : ColumnDefault
    {
        /// <summary>How it counts.</summary>
        public SequenceOptions Options { get; init; } = SequenceOptions.Default;
    }
}
