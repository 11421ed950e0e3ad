namespace EfSchemaBridge.Relational;

/// <summary>How a sequence counts. Null stands for what PostgreSQL chooses, so that a choice spelled out equals one left out.</summary>
/// <param name="Start">The first value.</param>
/// <param name="Increment">The step.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="IsCyclic">Whether it begins anew at its end.</param>
/// <param name="Cache">How many numbers a session takes at once.</param>
internal sealed record SequenceOptions(long? Start, long? Increment, long? Min, long? Max, bool IsCyclic = false, long? Cache = null)
{
    /// <summary>A sequence of which nothing is said.</summary>
    public static SequenceOptions Default { get; } = new(null, null, null, null);

    /// <summary>The same options with what PostgreSQL would choose anyway left out.</summary>
    /// <param name="type">The sequence's type: SMALLINT, INTEGER or BIGINT.</param>
    public SequenceOptions For(string type)
    {
        var (least, greatest) = type switch
        {
            "SMALLINT" => ((long)short.MinValue, (long)short.MaxValue),
            "INTEGER" => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        var isAscending = (Increment ?? 1) > 0;
        var (min, max) = isAscending ? (Min ?? 1, Max ?? greatest) : (Min ?? least, Max ?? -1);
        return new(
            Start == (isAscending ? min : max) ? null : Start,
            Increment == 1 ? null : Increment,
            min == (isAscending ? 1 : least) ? null : min,
            max == (isAscending ? greatest : -1) ? null : max,
            IsCyclic,
            Cache == 1 ? null : Cache);
    }
}
