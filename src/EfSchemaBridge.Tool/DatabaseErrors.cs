using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace EfSchemaBridge.Tool;

/// <summary>Says in words why a database did not do what was asked of it, with the codes that stand for Prisma's.</summary>
internal static class DatabaseErrors
{
    /// <summary>The code and the message of an error.</summary>
    public static (string? Code, string Message) Explain(DbException exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
            (ToolCodes.AuthenticationFailed, $"The database server refuses the user (Prisma's P1000): {refused.MessageText}. Check the user and the password of the connection."),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing =>
            (ToolCodes.NoDatabase, $"There is no such database (Prisma's P1003): {missing.MessageText}."),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied =>
            (ToolCodes.AccessDenied, $"The user may not do this (Prisma's P1010): {denied.MessageText}."),
        PostgresException postgres => (ToolCodes.DatabaseError, $"PostgreSQL says: {postgres.SqlState}: {postgres.MessageText}"),
        NpgsqlException { InnerException: SocketException socket } =>
            (ToolCodes.Unreachable, $"The database server cannot be reached (Prisma's P1001): {socket.Message}. Is it running, and are host and port right?"),
        NpgsqlException { InnerException: TimeoutException } => (ToolCodes.Unreachable, "The database server did not answer in time (Prisma's P1002)."),
        _ => (ToolCodes.DatabaseError, exception.Message),
    };
}
