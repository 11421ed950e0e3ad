using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3220 to ESB3225: steps that hold a lock for as long as a table is large. Nothing waits long for an empty one.</summary>
internal static class LongLocks
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes)
    {
        var before = changes.OfType<SchemaChange.AlterTable>().ToDictionary(altered => altered.After.FullName, altered => altered.Before);
        return changes.SelectMany(change => change switch
        {
            SchemaChange.AlterTable altered => Altered(altered),
            SchemaChange.AlterEnum altered => Recast(altered),
            SchemaChange.CreateIndex { OnNewTable: false, Index.IsConcurrent: false } created => [IndexBuilt(Before(created.Table), created.Index)],
            SchemaChange.AddForeignKey added when !IsNew(added.Table) => [ForeignKeyChecked(Before(added.Table), added.ForeignKey)],
            _ => [],
        });

        Table Before(Table table) => before.GetValueOrDefault(table.FullName, table);

        bool IsNew(Table table) => changes.OfType<SchemaChange.CreateTable>().Any(created => created.Table.FullName == table.FullName);
    }

    private static IEnumerable<Finding> Altered(SchemaChange.AlterTable altered)
    {
        var rewrites = altered.Changes.Select(TableRewrite.Of).OfType<string>().ToList();
        var required = altered.Changes.OfType<TableChange.AlterColumn>().Where(c => c is { Before.IsNullable: true, After.IsNullable: false }).Select(c => c.After.Name).ToList();
        if (rewrites.Count > 0)
        {
            yield return Rewritten(altered.Before, string.Join("; ", rewrites));
        }
        else if (required.Count > 0)
        {
            // A rewrite checks the rows on its way.
            yield return Locked("ESB3221", altered.Before, table => $"nobody can read or write the table {table} while its rows are searched for NULL: {Words.Of(required)} {(required.Count == 1 ? "becomes" : "become")} required.");
        }

        foreach (var key in altered.Changes.OfType<TableChange.AddPrimaryKey>())
        {
            yield return Locked("ESB3224", altered.Before, table => $"nobody can read or write the table {table} while the index of its primary key `{key.Key.Name}` is built.");
        }

        foreach (var check in altered.Changes.OfType<TableChange.AddCheck>())
        {
            yield return Locked("ESB3225", altered.Before, table => $"nobody can read or write the table {table} while its rows are held against the check constraint `{check.Check.Name}`.");
        }
    }

    private static IEnumerable<Finding> Recast(SchemaChange.AlterEnum altered) => altered.IsMadeAnew
        ? altered.Columns.GroupBy(c => c.Table.FullName).Select(columns => Rewritten(columns.First().Table, $"the type of {Words.Of(columns.Select(c => c.Before.Name))} is made anew"))
        : [];

    private static Finding Rewritten(Table table, string reason) =>
        Locked("ESB3220", table, name => $"nobody can read or write the table {name} while it is rewritten: {reason}.");

    private static Finding IndexBuilt(Table table, TableIndex index) => index.IsConstraint
        ? Locked("ESB3224", table, name => $"nobody can read or write the table {name} while the index of its unique constraint `{index.Name}` is built.")
        : Locked("ESB3222", table, name => $"nobody can write to the table {name} while the index `{index.Name}` is built.");

    private static Finding ForeignKeyChecked(Table table, ForeignKey key)
    {
        var principal = key.PrincipalSchema is null ? $"`{key.PrincipalTable}`" : $"`{key.PrincipalSchema}.{key.PrincipalTable}`";
        return Locked("ESB3223", table, name => $"nobody can write to the tables {name} and {principal} while the foreign key `{key.Name}` is checked.");
    }

    private static Finding Locked(string code, Table table, Func<string, string> say) =>
        new(code, WarningKind.Lock, CountQuery.RowsOf(table), rows => rows is { Rows: 0 } ? null : say(Words.Of(table, rows)));
}
