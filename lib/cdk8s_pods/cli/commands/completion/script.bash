# Completion of cdk8s-pods for bash, also the bash 3.2 of macOS. It asks the cdk8s-pods on the PATH, and runs nothing else.
_cdk8s_pods() {
    local typed=${COMP_WORDS[COMP_CWORD]} kind="" line
    [ "$typed" != "=" ] || typed=""
    COMPREPLY=()
    while IFS= read -r line; do
        if [ -z "$kind" ]; then kind=$line; else COMPREPLY+=("${line%%$'\t'*}"); fi
    done < <(command cdk8s-pods completion --words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    case $kind in
        files) compopt -o default 2>/dev/null || _cdk8s_pods_paths -f "$typed" ;;
        folders) compopt -o dirnames 2>/dev/null || _cdk8s_pods_paths -d "$typed" ;;
    esac
}
_cdk8s_pods_paths() {
    local path
    while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$2")
}
complete -F _cdk8s_pods cdk8s-pods
