"""The same as `python -m evals.corpora`."""

import sys

from evals.corpora import main

if __name__ == "__main__":
    main(sys.argv[1:])
