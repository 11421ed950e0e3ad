using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Statements;

namespace EfSchemaBridge.Migrations;

/// <summary>One script that is to run: a migration, or the way back from one.</summary>
internal sealed class MigrationStep
{
    private MigrationStep(MigrationScript migration, bool isBack, string sql) =>
        (Migration, IsBack, Sql, Script) = (migration, isBack, sql, SqlScript.Parse(sql));

    /// <summary>The migration.</summary>
    public MigrationScript Migration { get; }

    /// <summary>True for the way back.</summary>
    public bool IsBack { get; }

    /// <summary>The script's text.</summary>
    public string Sql { get; }

    /// <summary>The script's statements.</summary>
    public SqlScript Script { get; }

    /// <summary>The file that holds the script.</summary>
    public string FileName => IsBack ? MigrationSource.DownName : MigrationSource.ScriptName;

    /// <summary>How a message names the step.</summary>
    public string Title => IsBack ? $"The way back from the migration '{Migration.Id}'" : $"The migration '{Migration.Id}'";

    /// <summary>A migration that is to be applied.</summary>
    public static MigrationStep Apply(MigrationScript migration) => new(migration, isBack: false, migration.Sql);

    /// <summary>A migration that is to be taken back.</summary>
    /// <exception cref="MigrationException">ESB3106: it has no way back.</exception>
    public static MigrationStep TakeBack(MigrationScript migration) => new(migration, isBack: true, migration.Down ?? throw NoWayBack(migration.Id));

    /// <summary>The error of a migration that cannot be taken back.</summary>
    public static MigrationException NoWayBack(string id) => new(
        "ESB3106", $"The migration '{id}' has no {MigrationSource.DownName}, so there is no way back from it: write the way back as a new migration, or as that file into its folder.");
}
