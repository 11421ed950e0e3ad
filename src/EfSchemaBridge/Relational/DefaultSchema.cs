using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.Relational;

/// <summary>The schema that unqualified names mean on a connection. States and scripts leave it out, as Prisma does.</summary>
internal static class DefaultSchema
{
    private const string PostgresDefault = "public";

    /// <summary>The first schema of a context's search path, or PostgreSQL's own default.</summary>
    public static string Of(DbContext context)
    {
        var path = new NpgsqlConnectionStringBuilder(context.Database.GetDbConnection().ConnectionString).SearchPath;
        return path?.Split(',')[0].Trim().Trim('"') is { Length: > 0 } first ? first : PostgresDefault;
    }

    /// <summary>What the state holds in the default schema and in those named.</summary>
    public static RelationalState Of(this RelationalState state, IReadOnlySet<string> schemas) => state with
    {
        Enums = [.. state.Enums.Where(e => e.Schema is null || schemas.Contains(e.Schema))],
        Tables = [.. state.Tables.Where(t => t.Schema is null || schemas.Contains(t.Schema))],
        Sequences = [.. state.Sequences.Where(s => s.Schema is null || schemas.Contains(s.Schema))],
    };

    /// <summary>The state with that schema's name left out everywhere.</summary>
    public static RelationalState LeaveOut(this RelationalState state, string schema)
    {
        return state with
        {
            Enums = [.. state.Enums.Select(e => e with { Schema = Other(e.Schema) })],
            Tables = [.. state.Tables.Select(t => t with
            {
                Schema = Other(t.Schema),
                Columns = [.. t.Columns.Select(c => c with { Type = Type(c.Type), Default = Default(c.Default) })],
                ForeignKeys = [.. t.ForeignKeys.Select(k => k with { PrincipalSchema = Other(k.PrincipalSchema) })],
            })],
            Sequences = [.. state.Sequences.Select(s => s with { Schema = Other(s.Schema) })],
            Rows = [.. state.Rows.Select(r => r with { Schema = Other(r.Schema) })],
            Excluded = [.. state.Excluded.Select(t => (Other(t.Schema), t.Name))],
        };

        ColumnDefault? Default(ColumnDefault? value) =>
            value is ColumnDefault.Expression(var sql) && SequenceReference.Read(sql) is { } sequence && sequence.Schema == schema
                ? new ColumnDefault.Expression(SequenceReference.NextValue(null, sequence.Name))
                : value;

        string? Other(string? name) => name == schema ? null : name;

        string Type(string type) => type.StartsWith($"{Migrations.Sql.Sql.Name(schema)}.", StringComparison.Ordinal)
            ? type[(Migrations.Sql.Sql.Name(schema).Length + 1)..]
            : type;
    }
}
