namespace EfSchemaBridge.Migrations;

/// <summary>A migration cannot be made or applied. The message begins with the code and says what to do.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">The stable code, <c>ESB3xxx</c>; the last three digits are Prisma's where it has a code for the same case.</param>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public MigrationException(string code, string message, Exception? innerException = null)
        : base($"{code}: {message}", innerException) => Code = code;

    /// <summary>The stable code, <c>ESB3xxx</c>.</summary>
    public string Code { get; }
}
