from tests.identification.conftest import dagsleutels, dienst, digid, row, sanne

__all__ = ["dagsleutels", "dienst", "digid", "row", "sanne"]
