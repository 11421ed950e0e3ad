using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Binding;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Introspection.Writing;

/// <summary>Writes primary keys, uniques and indexes as attributes. A name that Prisma would choose itself is left out.</summary>
/// <param name="table">The table.</param>
/// <param name="types">The types of its columns.</param>
/// <param name="names">The names of its fields.</param>
internal sealed class KeyText(Table table, IReadOnlyDictionary<string, FieldTypeText> types, DatabaseNames names)
{
    /// <summary>True for what stands behind a field: a key or unique of one column, over all rows.</summary>
    public static bool IsOfField(TableIndex index) =>
        index is { IsUnique: true, Columns: [{ OperatorClass: null }], Where: null, Method: TableIndex.DefaultMethod };

    /// <summary>The arguments of <c>@id</c>.</summary>
    public string IdOfField(Key key) => Map(key.Name, ConstraintNames.PrimaryKey(table.Name)) ?? "";

    /// <summary>The arguments of <c>@@id</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="clientName">The name by which clients know it, or null.</param>
    public string Id(Key key, string? clientName) =>
        Join(PrismaText.List(key.Columns.Select(Field)), Name(clientName), IdOfField(key));

    /// <summary>The arguments of <c>@unique</c>.</summary>
    public string UniqueOfField(TableIndex index) => Join(index.Columns[0].IsDescending ? "sort: Desc" : null, Map(index));

    /// <summary>The arguments of <c>@@unique</c> or <c>@@index</c>.</summary>
    /// <param name="index">The index.</param>
    /// <param name="clientName">The name by which clients know it, or null.</param>
    public string Index(TableIndex index, string? clientName)
    {
        var method = Enum.GetValues<IndexType>().First(type => type.ToString().Equals(index.Method, StringComparison.OrdinalIgnoreCase));
        return Join(
            PrismaText.List(index.Columns.Select(column => FieldOf(column, method))),
            index.IsUnique ? Name(clientName) : null,
            Map(index),
            method == IndexType.BTree ? null : $"type: {method}",
            index.Where is null ? null : $"where: raw({PrismaText.Quote(WithoutParentheses(index.Where))})");
    }

    /// <summary>True for an access method the language knows.</summary>
    public static bool IsKnown(TableIndex index) =>
        Enum.GetNames<IndexType>().Contains(index.Method, StringComparer.OrdinalIgnoreCase) && index.Columns.Count > 0;

    private string FieldOf(IndexColumn column, IndexType method)
    {
        var arguments = Join(column.IsDescending ? "sort: Desc" : null, column.OperatorClass is { } name ? $"ops: {OperatorClass(name, column, method)}" : null);
        return arguments.Length == 0 ? Field(column.Name) : $"{Field(column.Name)}({arguments})";
    }

    private string OperatorClass(string name, IndexColumn column, IndexType method)
    {
        var type = types[column.Name];
        var isList = table.FindColumn(column.Name)!.IsList;
        var known = OperatorClasses.Names.Select(candidate => OperatorClasses.Find(candidate)!).FirstOrDefault(candidate =>
            candidate.DatabaseName == name && candidate.IndexTypes.Contains(method)
            && (candidate.Name == OperatorClasses.ForLists ? isList
                : type.Native is null ? candidate.ScalarType is not null && candidate.ScalarType == type.Scalar
                : candidate.NativeTypes.Contains(type.Native.Name)));
        return known?.Name ?? $"raw({PrismaText.Quote(name)})";
    }

    private string? Map(TableIndex index)
    {
        var columns = index.Columns.Select(column => column.Name);
        return Map(index.Name, index.IsUnique ? ConstraintNames.Unique(table.Name, columns) : ConstraintNames.Index(table.Name, columns));
    }

    private static string? Map(string name, string conventional) => name == conventional ? null : $"map: {PrismaText.Quote(name)}";

    private static string? Name(string? clientName) => clientName is null ? null : $"name: {PrismaText.Quote(clientName)}";

    private string Field(string column) => names.Field(table.FullName, column);

    private static string Join(params string?[] arguments) => string.Join(", ", arguments.Where(argument => !string.IsNullOrEmpty(argument)));

    /// <summary>The condition as the language's <c>raw</c> holds it; PostgreSQL gives it back in parentheses.</summary>
    private static string WithoutParentheses(string condition)
    {
        if (!condition.StartsWith('('))
        {
            return condition;
        }

        var (depth, isQuoted) = (0, false);
        for (var i = 0; i < condition.Length; i++)
        {
            isQuoted ^= condition[i] == '\'';
            depth += isQuoted ? 0 : condition[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i == condition.Length - 1 ? condition[1..^1] : condition;
            }
        }

        return condition;
    }
}
