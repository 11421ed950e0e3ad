using EfSchemaBridge.Design.Introspection.Catalog;
using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>Collects what the schema cannot say: as documentation of new models, and for the person who pulls.</summary>
internal sealed class IntrospectionWarnings
{
    private const int MaximumLines = 20;

    private const string WithoutKey = "These tables have no unique identifier, so generated classes leave them out (@@ignore). Give each a primary key, or a unique over required columns:";

    private readonly Dictionary<string, List<string>> _byMessage = [];
    private readonly List<string> _single = [];

    /// <summary>What was collected: a line each, and indented below it what it is about.</summary>
    public IReadOnlyList<string> Lines => [.. _byMessage.SelectMany(pair => pair.Value.Take(MaximumLines).Select(item => $"  - {item}").Prepend(pair.Key)
        .Concat(pair.Value.Count > MaximumLines ? [$"  - and {pair.Value.Count - MaximumLines} more"] : Array.Empty<string>())), .. _single];

    /// <summary>Tells of one table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="model">Its model.</param>
    /// <param name="peculiarities">What is peculiar to it.</param>
    /// <param name="isNew">Whether the model is new, so that its documentation is ours.</param>
    /// <param name="isUsable">False for a table without a key that clients can use.</param>
    public void Add(Table table, BlockDraft model, IReadOnlyList<Peculiarity> peculiarities, bool isNew, bool isUsable)
    {
        if (!isUsable)
        {
            Add(WithoutKey, model.Name);
            if (isNew)
            {
                model.Documentation.Add("This table has no unique identifier, so generated classes leave it out.");
            }
        }

        foreach (var group in peculiarities.GroupBy(peculiarity => peculiarity.Kind))
        {
            var objects = string.Join(", ", group.Select(peculiarity => peculiarity.Name).Where(name => name.Length > 0));
            Add($"{Words(group.Key, isPlural: true)} Migrations leave them alone; a new database does not get them from the schema:", objects.Length == 0 ? model.Name : $"{model.Name}: {objects}");
            if (isNew)
            {
                model.Documentation.Add($"{Words(group.Key, isPlural: false)}{(objects.Length == 0 ? "." : $": {objects.ReplaceLineEndings(" ")}.")}");
            }
        }

        foreach (var index in table.Indexes.Where(index => !Writing.KeyText.IsKnown(index)))
        {
            Add("These indexes are of a type that a schema cannot name:", $"{model.Name}: {index.Name} ({index.Method})");
        }
    }

    /// <summary>Tells of columns whose types the language has no word for.</summary>
    public void AddTypes(string model, IEnumerable<(string Field, string Type)> fields)
    {
        foreach (var (field, type) in fields)
        {
            Add("These columns are of types that a schema can only call Unsupported; generated classes leave them out:", $"{model}.{field}: {type}");
        }
    }

    /// <summary>Tells of a foreign key that cannot be a relation.</summary>
    public void AddMismatch(string model, ForeignKey key, string principal) => Add(
        "These foreign keys join columns of different types, which a relation cannot; the schema leaves them out:",
        $"{model}: {key.Name} to {principal}");

    /// <summary>Tells of a foreign key that another one makes superfluous.</summary>
    public void AddRepeated(string model, ForeignKey key) => Add(
        "These foreign keys say what another one says already, and a schema says it once, so the next migration would drop them:",
        $"{model}: {key.Name}");

    /// <summary>Tells of models and enums that could not keep their names.</summary>
    public void AddRenamed(IEnumerable<((string? Schema, string Name) Name, string Given)> renamed)
    {
        foreach (var (name, given) in renamed)
        {
            Add("These names are taken or are no names in the language, so others were found and mapped; rename them as you like:", $"{name.Name} is {given}");
        }
    }

    /// <summary>Tells of tables in schemas that were not asked for.</summary>
    public void AddOtherSchemas(LiveDatabase database, IReadOnlyCollection<string> schemas)
    {
        var others = database.State.Tables.Select(table => table.Schema ?? database.DefaultSchema).Where(schema => !schemas.Contains(schema)).Distinct().ToList();
        if (others.Count > 0)
        {
            _single.Add($"There are tables in other schemas, too: {string.Join(", ", others)}. List those you want in the datasource: schemas = [...].");
        }
    }

    private void Add(string message, string item)
    {
        if (!_byMessage.TryGetValue(message, out var items))
        {
            _byMessage.Add(message, items = []);
        }

        items.Add(item);
    }

    private static string Words(PeculiarityKind kind, bool isPlural) => kind switch
    {
        PeculiarityKind.Check => isPlural ? "These tables have check constraints, which a schema cannot say." : "Check constraints, which a schema cannot say",
        PeculiarityKind.Exclusion => isPlural ? "These tables have exclusion constraints, which a schema cannot say." : "Exclusion constraints, which a schema cannot say",
        PeculiarityKind.Deferrable => isPlural ? "These tables have deferrable constraints, and a schema cannot say that they are." : "Constraints that are deferrable, which a schema cannot say",
        PeculiarityKind.ExpressionIndex => isPlural ? "These tables have indexes over expressions, which a schema cannot say." : "Indexes over expressions, which a schema cannot say",
        PeculiarityKind.IncludedColumns => isPlural ? "These indexes include further columns, and a schema cannot say which." : "Indexes that include further columns, which a schema cannot say",
        PeculiarityKind.NullsOrder => isPlural ? "These indexes place NULLs where they are not by default, and a schema cannot say it." : "Indexes with a place of their own for NULLs, which a schema cannot say",
        PeculiarityKind.NullsNotDistinct => isPlural ? "These uniques treat NULLs as equal, and a schema cannot say it." : "Uniques that treat NULLs as equal, which a schema cannot say",
        PeculiarityKind.RowLevelSecurity => isPlural ? "These tables have row level security, which a schema cannot say." : "This table has row level security, which a schema cannot say",
        PeculiarityKind.Partitioned => isPlural ? "These tables are partitioned, which a schema cannot say." : "This table is partitioned, which a schema cannot say",
        PeculiarityKind.Inheritance => isPlural ? "These tables inherit or are inherited from, which a schema cannot say." : "This table inherits or is inherited from, which a schema cannot say",
        _ => isPlural ? "These columns are generated, which a schema can only call a default." : "Generated columns, which a schema can only call a default",
    };
}
