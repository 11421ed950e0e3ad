namespace EfSchemaBridge.Migrations.Statements;

/// <summary>COPY statements that need a client to take or give rows. Npgsql refuses them with a <see cref="NotSupportedException"/>, and ends the session.</summary>
internal static class ClientCopy
{
    /// <summary>What such a statement is told with.</summary>
    public const string Refusal = "COPY ... TO STDOUT hands its rows to the program that runs it, and here nobody takes them. Leave the statement out, or run the script with psql.";
}
