"""git-sync, which keeps a copy of a repository."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "git-sync",
    seen="4.7.1, 2026-08",
    source="https://github.com/kubernetes/git-sync: Dockerfile.in, README.md, main.go",
    repositories=("registry.k8s.io/git-sync/git-sync", "k8s.gcr.io/git-sync/git-sync"),
    elsewhere=("git-sync",),
    programs=("git-sync",),
    ends_with=("--one-time", "-one-time", "GIT_SYNC_ONE_TIME", "GITSYNC_ONE_TIME", "--man"),
    required=Required("GITSYNC_REPO", "GIT_SYNC_REPO", arguments=("repo", "version", "man", "help", "-h")),
    user=65533,
    ports=(Port(0, bound="off", opened_by=("http-bind", "HTTP_BIND"), live="/", ready="/"),),
    tag="v{}",
)
