using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>One side of a <see cref="MigrationDiff"/>: where a state comes from.</summary>
internal abstract record DiffTarget
{
    private DiffTarget()
    {
    }

    /// <summary>A database with nothing in it.</summary>
    public sealed record Empty : DiffTarget;

    /// <summary>The database a schema describes.</summary>
    /// <param name="Content">The schema, read and without errors.</param>
    public sealed record Schema(PrismaSchema Content) : DiffTarget;

    /// <summary>The database that the migrations of a folder make.</summary>
    /// <param name="Folder">The folder; one that does not exist holds no migration.</param>
    public sealed record Migrations(string Folder) : DiffTarget;

    /// <summary>A live database.</summary>
    /// <param name="ConnectionString">An Npgsql connection string.</param>
    public sealed record Database(string ConnectionString) : DiffTarget
    {
        /// <summary>Names the kind alone: the connection may hold a password.</summary>
        public override string ToString() => nameof(Database);
    }
}
