"""Runs a command and prints what it cost: `launcher.py COMMAND WORD…`.

A process of its own and a small one, since a system counts to a new process the memory
of the one that started it, and the benchmark holds more than a small build does.
"""

import json
import os
import sys
import time


def main(command: list[str]) -> int:
    """Gives back what the command gave back; what it says goes where errors go."""
    answer = os.dup(1)
    os.dup2(2, 1)
    begun = time.perf_counter()
    process = os.spawnvp(os.P_NOWAIT, command[0], command)  # noqa: S606
    _, status, used = os.wait4(process, 0)
    cost = {
        "seconds": time.perf_counter() - begun,
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
    }
    os.write(answer, json.dumps(cost).encode())
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
