"""What completes in the shells: the commands stand in it, all other words the program is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hipflex.cli.commands import COMMANDS

BASH = """# bash completion for hipflex

_hipflex() {{
  local IFS=$'\\n' word=${{COMP_WORDS[COMP_CWORD]}} program=${{1/#\\~\\//$HOME/}}
  if [[ $COMP_CWORD == 1 && $word != -* ]]; then
    COMPREPLY=($(compgen -W $'{commands}' -- "$word"))
  else
    COMPREPLY=($(env COMP_WORDS="${{COMP_WORDS[*]}}" COMP_CWORD=$COMP_CWORD _HIPFLEX_COMPLETE=complete_bash \\
      "$program" 2>/dev/null))
  fi
}}

complete -o default -F _hipflex hipflex
"""

ZSH = """#compdef hipflex

_hipflex() {{
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    local -a commands=(
{commands}
    )
    _describe command commands
  else
    eval "$(_TYPER_COMPLETE_ARGS="${{words[1,CURRENT]}}" _HIPFLEX_COMPLETE=complete_zsh ${{~words[1]}} 2>/dev/null)"
  fi
}}

if [[ $funcstack[1] == _hipflex ]]; then  # read from a folder of $fpath, when first asked
  _hipflex "$@"
else
  compdef _hipflex hipflex
fi
"""

FISH = """# fish completion for hipflex

function __hipflex_asked
    set --local program (string replace --regex '^~/' ~/ -- (commandline --tokenize --current-process)[1])
    set --local line (commandline --cut-at-cursor --current-process | string collect)
    _HIPFLEX_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=$argv[1] _TYPER_COMPLETE_ARGS=$line $program 2>/dev/null
end

function __hipflex_is_first
    __fish_use_subcommand; and not string match --quiet -- '-*' (commandline --current-token)
end

{commands}
complete --command hipflex --no-files --condition 'not __hipflex_is_first; and __hipflex_asked is-args' \\
    --arguments '(__hipflex_asked get-args)'
"""


def completion_scripts() -> Mapping[str, str]:
    """The text for each shell, by the shell's name."""
    return {"bash": _bash(), "zsh": _zsh(), "fish": _fish()}


def _bash() -> str:
    return BASH.format(commands="\\n".join(COMMANDS))


def _zsh() -> str:
    return ZSH.format(commands=_each(lambda name, line: f"      {_quoted(f'{name}:{line}')}"))


def _fish() -> str:
    return FISH.format(
        commands=_each(
            lambda name, line: (
                f"complete --command hipflex --no-files --condition __hipflex_is_first "
                f"--arguments {name} --description {_quoted(line)}"
            )
        )
    )


def _each(written: Callable[[str, str], str]) -> str:
    return "\n".join(written(name, line) for name, (_, line) in COMMANDS.items())


def _quoted(text: str) -> str:
    """A text between single quotes, in which a quote of its own is left and taken up again, as every shell has it."""
    return "'" + text.replace("'", "'\\''") + "'"
