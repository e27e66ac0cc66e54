# fish completion for hipflex

function __hipflex_asked
    set --local program (string replace --regex '^~/' ~/ -- (commandline --tokenize --current-process)[1])
    set --local line (commandline --cut-at-cursor --current-process | string collect)
    _HIPFLEX_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=$argv[1] _TYPER_COMPLETE_ARGS=$line $program 2>/dev/null
end

function __hipflex_is_first
    __fish_use_subcommand; and not string match --quiet -- '-*' (commandline --current-token)
end

complete --command hipflex --no-files --condition __hipflex_is_first --arguments workout --description 'List, show, do and end workouts.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments log --description 'Log sets by hand; alone: show the latest 20.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments history --description 'Show sessions, newest first.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments edit --description 'Correct sets: what isn'\''t named stays, `none` clears an...'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments delete --description 'Delete sets, or sessions with all their sets; `undo` brings...'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments undo --description 'Take back the last change, whichever terminal made it.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments redo --description 'Put back what the last undo took.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments progress --description 'Show what your training adds up to.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments records --description 'Show personal records.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments next --description 'Show the next doses, each with its reason.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments due --description 'Say in one line what is due, for a shell prompt or cron.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments remind --description 'Have the desktop say when a workout is due, by the system'\''s...'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments card --description 'Show a movement'\''s cue card.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments muscle --description 'Show the muscles, and what trains or stretches one.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments check-in --description 'Note what the self-check finds, left and right.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments catalogue --description 'List, check and add the catalogue'\''s entries.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments export --description 'Write the log out, oldest first.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments import --description 'Add the sets of a file that are not in the log yet.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments sync --description 'Bring the logs of several machines together through a folder...'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments backup --description 'Copy the log to a file, while it is in use too.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments restore --description 'Put a backup back; the present log is kept beside it.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments doctor --description 'Look at the log and all around it, change nothing, and say...'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments settings --description 'Show and change the settings; alone: show them.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments schema --description 'Print the JSON Schema of what a command answers in JSON.'
complete --command hipflex --no-files --condition __hipflex_is_first --arguments path --description 'Say where log, settings, catalogue, cache and backups are.'
complete --command hipflex --no-files --condition 'not __hipflex_is_first; and __hipflex_asked is-args' \
    --arguments '(__hipflex_asked get-args)'
