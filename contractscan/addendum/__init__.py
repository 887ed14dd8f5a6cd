"""An addendum that supplies what an agreement lacks under the CCPA, as a DOCX file.

`compose` decides what it says (`framing` what stands around its clauses), `write` how it looks, and
`draft` does both and reads the result together with the agreement.
"""

from contractscan.addendum.composing import Addendum, Clause, compose
from contractscan.addendum.drafting import Draft, draft
from contractscan.addendum.writing import DRAFT, write

__all__ = ["DRAFT", "Addendum", "Clause", "Draft", "compose", "draft", "write"]
