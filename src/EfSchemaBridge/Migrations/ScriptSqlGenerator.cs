using EfSchemaBridge.Migrations.Sql;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace EfSchemaBridge.Migrations;

/// <summary>Prints planned changes as Prisma does, and leaves EF's own operations to Npgsql's generator.</summary>
internal sealed class ScriptSqlGenerator(NpgsqlMigrationsSqlGenerator npgsql, MigrationsSqlGeneratorDependencies dependencies) : IMigrationsSqlGenerator
{
    /// <inheritdoc/>
    public IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var commands = new List<MigrationCommand>();
        foreach (var operation in operations.Where(o => o is not TypesMadeOperation))
        {
            commands.AddRange(operation is SchemaChangeOperation changed ? Print(changed) : npgsql.Generate([operation], model, options));
        }

        return commands;
    }

    private IReadOnlyList<MigrationCommand> Print(SchemaChangeOperation operation)
    {
        var builder = new MigrationCommandListBuilder(dependencies);
        foreach (var statement in ScriptWriter.Statements(operation.Change))
        {
            builder.AppendLine(statement).EndCommand();
        }

        return builder.GetCommandList();
    }
}
