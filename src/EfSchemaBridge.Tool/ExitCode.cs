namespace EfSchemaBridge.Tool;

/// <summary>What a command tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The schema has errors, or there is none; they are on standard error.</summary>
    public const int Failure = 1;
}
