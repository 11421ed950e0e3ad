using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>A statement of calls on calls, on one line where it fits.</summary>
/// <param name="start">What the first call is on, such as <c>entity</c>.</param>
internal sealed class FluentChain(string start)
{
    private const int LineLength = 130;

    private readonly List<string> _calls = [];

    /// <summary>How many calls there are.</summary>
    public int Count => _calls.Count;

    /// <summary>Adds a call.</summary>
    public FluentChain Call(string method, params string[] arguments)
    {
        _calls.Add($".{method}({string.Join(", ", arguments)})");
        return this;
    }

    /// <summary>Adds a call on a condition.</summary>
    public FluentChain CallIf(bool condition, string method, params string[] arguments) => condition ? Call(method, arguments) : this;

    /// <summary>Writes the chain.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="end">What follows the last call: a semicolon, or a comma where the chain is an argument.</param>
    public void WriteTo(IndentedStringBuilder code, string end = ";")
    {
        var line = start + string.Concat(_calls) + end;
        if (_calls.Count <= 1 || line.Length <= LineLength - (4 * code.IndentCount))
        {
            code.AppendLine(line);
            return;
        }

        code.AppendLine(start + _calls[0]);
        using (code.Indent())
        {
            foreach (var (i, call) in _calls.Index().Skip(1))
            {
                code.AppendLine(i == _calls.Count - 1 ? call + end : call);
            }
        }
    }
}
