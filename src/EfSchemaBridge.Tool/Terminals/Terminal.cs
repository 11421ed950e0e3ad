using System.CommandLine;

namespace EfSchemaBridge.Tool.Terminals;

/// <summary>Where a command talks to its caller: a person, a pipe, or a program that reads JSON.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
internal abstract class Terminal(TextWriter output, TextWriter error)
{
    /// <summary>Standard output, for what is asked for in full: a diff, a completion script.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Standard error: errors and warnings.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>True where a person can be asked.</summary>
    public abstract bool IsInteractive { get; }

    /// <summary>True where standard output holds the report for a program, and nothing else may be written to it.</summary>
    public virtual bool IsForPrograms => false;

    /// <summary>The terminal of a call.</summary>
    /// <param name="console">The streams of the call.</param>
    /// <param name="json">True when the caller asked for JSON.</param>
    public static Terminal Of(InvocationConfiguration console, bool json) =>
        json ? new JsonTerminal(console.Output, console.Error)
        : TerminalDetection.IsPerson(console) ? new PersonTerminal(console.Output, console.Error)
        : new PlainTerminal(console.Output, console.Error);

    /// <summary>A line of the report.</summary>
    public abstract void Line(string text = "");

    /// <summary>A line that says that something is done.</summary>
    public abstract void Done(string text);

    /// <summary>What may go wrong, or deserves a look.</summary>
    public abstract void Warn(string text);

    /// <summary>What stopped the command.</summary>
    /// <param name="code">The stable code, or null where there is none.</param>
    /// <param name="message">What is wrong and what to do, without a secret.</param>
    public abstract void Fail(string? code, string message);

    /// <summary>The outcome for programs; people have read it in lines.</summary>
    /// <param name="outcome">An object that becomes one JSON object.</param>
    public virtual void Report(object outcome)
    {
    }

    /// <summary>Comes last, whatever happened.</summary>
    /// <param name="exitCode">The exit code of the command.</param>
    public virtual void End(int exitCode)
    {
    }

    /// <summary>Shows that something takes its time.</summary>
    /// <param name="what">What it is, in a few words.</param>
    /// <param name="work">The work.</param>
    public virtual Task<T> WaitAsync<T>(string what, Func<Task<T>> work) => work();

    /// <summary>Asks for a yes.</summary>
    /// <param name="question">The question.</param>
    /// <param name="flag">The flag that gives the answer where nobody can be asked.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <exception cref="ToolException">ESB2025: nobody can be asked.</exception>
    public virtual Task<bool> ConfirmAsync(string question, string flag, CancellationToken cancellationToken) => throw Unanswered(question, flag);

    /// <summary>Asks for a text.</summary>
    /// <param name="question">The question.</param>
    /// <param name="flag">The flag that gives the answer where nobody can be asked.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <exception cref="ToolException">ESB2025: nobody can be asked.</exception>
    public virtual Task<string> AskAsync(string question, string flag, CancellationToken cancellationToken) => throw Unanswered(question, flag);

    private static ToolException Unanswered(string question, string flag) =>
        new(ToolCodes.Unanswered, $"{question} Nobody can be asked here: give the answer with {flag}.");
}
