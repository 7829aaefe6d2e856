-- Lines that only one side has, or that differ; nothing is the proof.  The
-- last line says how many were compared.

SELECT 'computed', * FROM (SELECT * FROM line WHERE cents <> 0
                           EXCEPT SELECT * FROM told) ORDER BY 2, 3, 4 LIMIT 20;
SELECT 'told', * FROM (SELECT * FROM told WHERE cents <> 0
                       EXCEPT SELECT * FROM line) ORDER BY 2, 3, 4 LIMIT 20;
SELECT 'lines', count(*) FROM line WHERE cents <> 0;
