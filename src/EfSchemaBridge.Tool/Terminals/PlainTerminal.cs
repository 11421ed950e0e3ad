namespace EfSchemaBridge.Tool.Terminals;

/// <summary>Plain lines, for pipes and build servers.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
internal sealed class PlainTerminal(TextWriter output, TextWriter error) : Terminal(output, error)
{
    /// <inheritdoc/>
    public override bool IsInteractive => false;

    /// <inheritdoc/>
    public override void Line(string text = "") => Output.WriteLine(text);

    /// <inheritdoc/>
    public override void Done(string text) => Output.WriteLine(text);

    /// <inheritdoc/>
    public override void Warn(string text) => Error.WriteLine(text);

    /// <inheritdoc/>
    public override void Fail(string? code, string message) => Error.WriteLine(code is null ? $"error: {message}" : $"error {code}: {message}");
}
