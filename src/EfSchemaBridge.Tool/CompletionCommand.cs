using System.CommandLine;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool;

/// <summary><c>completion SHELL</c>: the script that makes a shell complete this tool's commands.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    private const string Bash =
        """
        # dotnet schemabridge: completion for bash. Add to ~/.bashrc:  eval "$(dotnet schemabridge completion bash)"
        _schemabridge_complete() {
          local line="${COMP_LINE:0:COMP_POINT}" words
          case "${COMP_WORDS[0]##*/}:${COMP_WORDS[1]-}" in
            dotnet:schemabridge) line="dotnet-schemabridge${line#*schemabridge}" ;;
            dotnet:*) mapfile -t COMPREPLY < <(compgen -W "schemabridge $(dotnet complete --position "$COMP_POINT" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"); return ;;
          esac
          words=$(dotnet schemabridge "[suggest:${#line}]" "$line" 2>/dev/null)
          mapfile -t COMPREPLY < <(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}")
        }
        complete -o default -F _schemabridge_complete dotnet dotnet-schemabridge
        """;

    private const string Zsh =
        """
        # dotnet schemabridge: completion for zsh. Add to ~/.zshrc, behind compinit:  eval "$(dotnet schemabridge completion zsh)"
        _schemabridge_complete() {
          local line="${BUFFER[1,CURSOR]}"
          if [[ "${words[1]:t}" == dotnet && "${words[2]}" != schemabridge ]]; then
            compadd -- schemabridge ${(f)"$(dotnet complete --position $CURSOR "$BUFFER" 2>/dev/null)"}
            return
          fi
          [[ "${words[1]:t}" == dotnet ]] && line="dotnet-schemabridge${line#*schemabridge}"
          compadd -- ${(f)"$(dotnet schemabridge "[suggest:${#line}]" "$line" 2>/dev/null)"}
        }
        compdef _schemabridge_complete dotnet dotnet-schemabridge
        """;

    private const string Fish =
        """
        # dotnet schemabridge: completion for fish. Save as ~/.config/fish/conf.d/schemabridge.fish
        function __schemabridge_complete
          set -l line (string replace -r '^.*?schemabridge' 'dotnet-schemabridge' -- (commandline -cp))
          dotnet schemabridge "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c dotnet -n 'string match -qr "^dotnet schemabridge " -- (commandline -cp)' -f -a '(__schemabridge_complete)'
        complete -c dotnet-schemabridge -f -a '(__schemabridge_complete)'
        """;

    private const string PowerShell =
        """
        # dotnet schemabridge: completion for PowerShell. Add to $PROFILE:  dotnet schemabridge completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName dotnet, dotnet-schemabridge -ScriptBlock {
          param($word, $ast, $position)
          $line = $ast.ToString().PadRight($position).Substring(0, $position)
          $words = if ($line -match '^\S*dotnet(\.exe)?\s+(?!schemabridge)') { @('schemabridge') + @(dotnet complete --position $position "$ast") }
            else { $line = $line -replace '^\S*?schemabridge|^\S*\s+schemabridge', 'dotnet-schemabridge'; dotnet schemabridge "[suggest:$($line.Length)]" $line }
          $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    private readonly Argument<string> _shell = new("SHELL") { Description = "The shell." };

    /// <summary>Creates the command.</summary>
    public CompletionCommand()
        : base("completion", "Prints the script that makes a shell complete this tool's commands and options.")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        Add(_shell);
        Examples = [new("completion bash", "Print the script; its first line says where it goes.")];
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        terminal.Output.WriteLine(result.GetRequiredValue(_shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        });
        return Task.FromResult(ExitCode.Success);
    }
}
