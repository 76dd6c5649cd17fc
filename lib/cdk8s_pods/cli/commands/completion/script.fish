# Completion of cdk8s-pods for fish. It asks the cdk8s-pods on the PATH, and runs nothing else.
function __cdk8s_pods_complete
    set -l before (commandline -opc)
    set -l typed (commandline -ct)
    set -l answer (command cdk8s-pods completion --words $before[2..-1] "$typed" 2>/dev/null)
    # `--output=dist` is one word for fish: what stands before the path is offered with it.
    set -l option (string match -r -- '^--[a-z-]+=' "$typed")
    set -l path (string replace -r -- '^--[a-z-]+=' '' "$typed")
    switch "$answer[1]"
        case files
            string replace -r -- '^' "$option" (__fish_complete_path "$path")
        case folders
            string replace -r -- '^' "$option" (__fish_complete_directories "$path" '')
        case words
            printf '%s\n' $answer[2..-1]
    end
end
complete -c cdk8s-pods -f -k -a '(__cdk8s_pods_complete)'
