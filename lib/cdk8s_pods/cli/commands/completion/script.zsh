#compdef cdk8s-pods
# Completion of cdk8s-pods for zsh. It asks the cdk8s-pods on the PATH, and runs nothing else.
_cdk8s_pods() {
    local -a answer offered
    local line
    answer=("${(@f)$(command cdk8s-pods completion --words "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    case $answer[1] in
        files) compset -P '--[a-z-]#='; _files ;;
        folders) compset -P '--[a-z-]#='; _files -/ ;;
        words)
            for line in "${(@)answer[2,-1]}"; do
                # `:` stands between a word and what it means.
                offered+=("${${line%%$'\t'*}//:/\\:}${${(M)line%$'\t'*}/$'\t'/:}")
            done
            _describe -V 'cdk8s-pods' offered
            ;;
    esac
}
if [[ $funcstack[1] == _cdk8s_pods ]]; then
    # A file of the fpath, loaded by its first use.
    _cdk8s_pods "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _cdk8s_pods cdk8s-pods
fi
