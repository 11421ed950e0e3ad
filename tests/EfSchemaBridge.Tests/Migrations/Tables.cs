using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Tests.Migrations;

/// <summary>Small states for tests.</summary>
internal static class Tables
{
    public static Column Id => new("id", "INTEGER", false, new ColumnDefault.Serial());

    public static Column Text(string name, bool isNullable = false, string? value = null) => Of(name, "TEXT", isNullable, value);

    public static Column Of(string name, string type, bool isNullable = false, string? value = null) =>
        new(name, type, isNullable, value is null ? null : new ColumnDefault.Expression(value));

    public static Table Table(string name, params Column[] columns) => new(null, name, columns, new Key($"{name}_pkey", ["id"]), [], []);

    public static TableIndex Unique(string name, params string[] columns) => Index(name, columns) with { IsUnique = true };

    public static TableIndex Index(string name, params string[] columns) =>
        new(name, false, [.. columns.Select(c => new IndexColumn(c, false, null))], TableIndex.DefaultMethod, null);

    public static ForeignKey Key(string name, string column, string principal) =>
        new(name, [column], null, principal, ["id"], ForeignKeyAction.Restrict, ForeignKeyAction.Cascade);

    public static RelationalState State(params Table[] tables) => new([], [], tables);

    public static RelationalState WithEnum(this RelationalState state, string name, params string[] labels) =>
        state with { Enums = [.. state.Enums, new EnumState(null, name, labels)] };

    /// <summary>The script from one state to another.</summary>
    public static string Script(RelationalState from, RelationalState to) => ScriptWriter.Write(StateDiffer.Compare(from, to));
}
