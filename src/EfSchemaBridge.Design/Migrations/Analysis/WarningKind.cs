namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>What a warning is about. The first two are Prisma's kinds: <c>db push</c> asks for consent to the one and stops at the other.</summary>
internal enum WarningKind
{
    /// <summary>Data is lost, or rows that are there may stop the migration (Prisma's warnings).</summary>
    DataLoss,

    /// <summary>The migration cannot be applied over the rows it warns of (Prisma's unexecutable steps). With unknown <see cref="MigrationWarning.Rows"/> it depends on the rows.</summary>
    Unexecutable,

    /// <summary>Nothing is lost, but a table cannot be used for as long as the step takes.</summary>
    Lock,
}
