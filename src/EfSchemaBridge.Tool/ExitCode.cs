namespace EfSchemaBridge.Tool;

/// <summary>What a command tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>It could not be done, or what was checked is not as it should be; standard error says why.</summary>
    public const int Failure = 1;

    /// <summary>What <c>migrate diff --exit-code</c> compared is different.</summary>
    public const int Different = 2;

    /// <summary>Ended by Ctrl-C, or by a no to a question.</summary>
    public const int Cancelled = 130;
}
