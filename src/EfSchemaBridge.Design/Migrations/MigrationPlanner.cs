using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Plans the next migration: from the state the folder leads to, to the state the context's model describes.</summary>
/// <param name="context">The context.</param>
/// <param name="schemaPlace">The schema's file or folder, which need not exist.</param>
/// <param name="directory">The migrations folder.</param>
internal sealed class MigrationPlanner(DbContext context, string schemaPlace, MigrationsDirectory directory)
{
    /// <summary>Plans a migration.</summary>
    /// <param name="name">The name the person gave it.</param>
    /// <returns>The migration, or null when nothing has changed.</returns>
    /// <exception cref="MigrationException">The folder is for another database, or the state it leads to cannot be found out.</exception>
    public async Task<MigrationDraft?> PlanAsync(string name)
    {
        directory.CheckProvider();
        var scripts = directory.Read();
        var model = State(context.GetService<IDesignTimeModel>().Model);
        var schema = ReadSchema();
        var declared = schema is null ? RelationalState.Empty : State(SchemaModel.Of(schema));
        var after = schema is null ? model : StateOrder.Like(model, declared).WithNames(schema, DefaultSchema.Of(context));
        var before = Snapshot.Read(directory)
            ?? Snapshot.WithRememberedNames(directory, await new ShadowDatabase(context).ReplayAsync(scripts, after).ConfigureAwait(false));
        var changes = StateDiffer.Compare(before, after);
        if (changes.Count == 0)
        {
            return null;
        }

        // Without a schema there is nothing that a command which sees the schema alone could mistake.
        IReadOnlyList<string> codeFirst = schema is null ? [] : CodeFirstNames.Missing(after, declared);
        return new PlannedMigration(directory, before, after, changes, await WarningsAsync(changes).ConfigureAwait(false), context.GetType().FullName, codeFirst).Named(name);
    }

    private async Task<IReadOnlyList<MigrationWarning>> WarningsAsync(IReadOnlyList<SchemaChange> changes)
    {
        if (!MigrationAnalysis.WantsRows(changes) || await ContextDatabase.TryOpenAsync(context).ConfigureAwait(false) is not { } database)
        {
            return await MigrationAnalysis.RunAsync(changes).ConfigureAwait(false);
        }

        await using (database.ConfigureAwait(false))
        {
            return await MigrationAnalysis.RunAsync(changes, database).ConfigureAwait(false);
        }
    }

    private RelationalState State(IModel model) => ModelState.Of(model.GetRelationalModel()).LeaveOut(DefaultSchema.Of(context));

    /// <summary>
    /// The schema, if there is one: EF sorts what a model holds by name, and has names of its own; scripts follow the order
    /// of the schema, and renames its names.
    /// </summary>
    private PrismaSchema? ReadSchema() => File.Exists(schemaPlace) || Directory.Exists(schemaPlace) ? SchemaReader.Read(schemaPlace).Schema : null;
}
