# bash completion for hipflex

_hipflex() {
  local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]} program=${1/#\~\//$HOME/}
  if [[ $COMP_CWORD == 1 && $word != -* ]]; then
    COMPREPLY=($(compgen -W $'workout\nlog\nhistory\nedit\ndelete\nundo\nredo\nprogress\nrecords\nnext\ndue\nremind\ncard\nmuscle\ncheck-in\ncatalogue\nexport\nimport\nsync\nbackup\nrestore\ndoctor\nsettings\nschema\npath' -- "$word"))
  else
    COMPREPLY=($(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _HIPFLEX_COMPLETE=complete_bash \
      "$program" 2>/dev/null))
  fi
}

complete -o default -F _hipflex hipflex
