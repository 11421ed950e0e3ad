using Spectre.Console;

namespace EfSchemaBridge.Tool.Terminals;

/// <summary>Colour, a spinner and questions, for a person.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
internal sealed class PersonTerminal(TextWriter output, TextWriter error) : Terminal(output, error)
{
    private readonly IAnsiConsole _output = Open(output);
    private readonly IAnsiConsole _error = Open(error);

    /// <inheritdoc/>
    public override bool IsInteractive => TerminalDetection.CanAnswer;

    /// <inheritdoc/>
    public override void Line(string text = "") => _output.WriteLine(text);

    /// <inheritdoc/>
    public override void Done(string text) => Write(_output, "✔ ", text, Color.Green);

    /// <inheritdoc/>
    public override void Warn(string text) => Write(_error, "", text, Color.Yellow);

    /// <inheritdoc/>
    public override void Fail(string? code, string message) => Write(_error, "", code is null ? $"error: {message}" : $"error {code}: {message}", Color.Red);

    /// <inheritdoc/>
    public override Task<T> WaitAsync<T>(string what, Func<Task<T>> work) =>
        _output.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(what), _ => work());

    /// <inheritdoc/>
    public override Task<bool> ConfirmAsync(string question, string flag, CancellationToken cancellationToken) => IsInteractive
        ? new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = false }.ShowAsync(_output, cancellationToken)
        : base.ConfirmAsync(question, flag, cancellationToken);

    /// <inheritdoc/>
    public override Task<string> AskAsync(string question, string flag, CancellationToken cancellationToken) => IsInteractive
        ? new TextPrompt<string>(Markup.Escape(question)).ShowAsync(_output, cancellationToken)
        : base.AskAsync(question, flag, cancellationToken);

    // What a person may want to copy is not broken into lines: the terminal does that.
    private static void Write(IAnsiConsole console, string mark, string text, Color color)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        console.Write(new Text(mark + lines[0], new Style(color)) { Overflow = Overflow.Ellipsis });
        console.Profile.Out.Writer.WriteLine();
        foreach (var line in lines.Skip(1))
        {
            console.Profile.Out.Writer.WriteLine(line);
        }
    }

    private static IAnsiConsole Open(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = int.MaxValue;
        return console;
    }
}
