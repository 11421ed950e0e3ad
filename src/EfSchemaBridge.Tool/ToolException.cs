namespace EfSchemaBridge.Tool;

/// <summary>What stops a command, in words for a person.</summary>
/// <param name="code">The stable code, <c>ESB20xx</c>.</param>
/// <param name="message">What is wrong and what to do, without a secret.</param>
internal sealed class ToolException(string code, string message) : Exception(message)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;
}
