using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace EfSchemaBridge.Migrations;

/// <summary>Compares models by their states, so that <c>EnsureCreated</c> and <c>dotnet ef dbcontext script</c> make the database that migrations make.</summary>
internal sealed class StateModelDiffer(ICurrentDbContext context) : IMigrationsModelDiffer
{
    /// <inheritdoc/>
    public bool HasDifferences(IRelationalModel? source, IRelationalModel? target) => Compare(source, target).Count > 0;

    /// <inheritdoc/>
    public IReadOnlyList<MigrationOperation> GetDifferences(IRelationalModel? source, IRelationalModel? target)
    {
        var changes = Compare(source, target);
        var operations = changes.Select(change => new SchemaChangeOperation(change));
        return changes.Any(change => change is SchemaChange.CreateEnum or SchemaChange.CreateExtension) ? [.. operations, new TypesMadeOperation()] : [.. operations];
    }

    private IReadOnlyList<SchemaChange> Compare(IRelationalModel? source, IRelationalModel? target) =>
        StateDiffer.Compare(State(source), State(target));

    private RelationalState State(IRelationalModel? model) =>
        model is null ? RelationalState.Empty : ModelState.Of(model).LeaveOut(DefaultSchema.Of(context.Context));
}
