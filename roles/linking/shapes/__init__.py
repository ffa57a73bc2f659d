"""What the guide says, as data: the one shape of each thing for the API, the downloads and the whole-guide file.

Names are those of schema.org, O*NET and ESCO where these have one. Rules that hold everywhere:

- a thing is named by its permanent ``key``; its slug may change;
- addresses are absolute;
- money and other figures are JSON numbers: at most fourteen figures, two of them behind the point, which every
  program reads exactly;
- what is missing is ``null`` beside a ``state`` that says why, or an empty list named in ``coverage``, never nought;
- what stands for itself carries its licence and the words that credit it.
"""

from roles.linking.shapes.base import ref, text
from roles.linking.shapes.comparison import comparison_shape
from roles.linking.shapes.move import move_shape
from roles.linking.shapes.pay import salaries_shape
from roles.linking.shapes.role import role_shape
from roles.linking.shapes.vocabulary import thing_shape

__all__ = ["comparison_shape", "move_shape", "ref", "role_shape", "salaries_shape", "text", "thing_shape"]
