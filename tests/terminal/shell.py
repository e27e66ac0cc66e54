"""A shell of one job: runs it in the foreground, and says how it leaves the terminal and whether keys are left in it.

Like the shells people use, it puts the terminal back to rights for itself while the job is stopped. A line of input
brings the job back.
"""

from __future__ import annotations

import fcntl
import os
import resource
import select
import signal
import sys
import termios


def main() -> None:
    """Runs the job that the arguments name."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    found = termios.tcgetattr(0)
    job = os.fork()
    if job == 0:
        _become_the_job(sys.argv[1:])
    print(f"[job {job}]", flush=True)
    while True:
        _, status = os.waitpid(job, os.WUNTRACED)
        left = "whole" if termios.tcgetattr(0) == found else "broken"
        os.tcsetpgrp(0, os.getpgrp())
        termios.tcsetattr(0, termios.TCSANOW, found)
        if not os.WIFSTOPPED(status):
            break
        print(f"[stopped by {os.WSTOPSIG(status)}: {left}]", flush=True)
        sys.stdin.readline()
        os.tcsetpgrp(0, job)
        os.killpg(job, signal.SIGCONT)
    if select.select([0], [], [], 0)[0]:
        print("[keys left for the shell]", flush=True)
    print(f"[ended {os.waitstatus_to_exitcode(status)}: {left}]", flush=True)


def _become_the_job(command: list[str]) -> None:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    for number in (signal.SIGTTOU, signal.SIGPIPE):  # Python, which this shell is written in, ignores the latter
        signal.signal(number, signal.SIG_DFL)
    os.execv(command[0], command)  # noqa: S606 - this is the shell


if __name__ == "__main__":
    main()
