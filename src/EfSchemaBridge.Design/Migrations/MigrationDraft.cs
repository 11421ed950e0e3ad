using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>A migration that is about to be written.</summary>
/// <param name="Script">Its id and text.</param>
/// <param name="Snapshot">The text of the snapshot that stands for the folder with it.</param>
/// <param name="Warnings">What a person should know before applying it.</param>
/// <param name="StatementCount">The number of SQL statements it holds.</param>
/// <param name="WayBackLosses">What its way back does not bring back, a sentence each.</param>
internal sealed record MigrationDraft(
    MigrationScript Script, string Snapshot, IReadOnlyList<MigrationWarning> Warnings, int StatementCount, IReadOnlyList<string> WayBackLosses);
