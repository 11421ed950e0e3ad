namespace EfSchemaBridge.Migrations.Planning;

/// <summary>What becomes of a column's values when its type changes.</summary>
internal enum TypeCast
{
    /// <summary>The type stays.</summary>
    None,

    /// <summary>Every value fits.</summary>
    Safe,

    /// <summary>A value may not fit: PostgreSQL then refuses the migration, or rounds.</summary>
    Risky,

    /// <summary>The column is made anew, since Prisma sees no cast.</summary>
    Impossible,
}
